#!/bin/sh
# The steps of the action beside this file; a value comes in by the environment, never in the text of a command.
#
#   action.sh prepare   finds a Java, and names the cached command and the caches' directory
#   action.sh check     builds the command if it is not cached, runs the check and writes its reports
#   action.sh comment   brings the comment on the pull request up to date
#   action.sh publish   hands the report in at the review server
#   action.sh keep      keeps what this run needed of the cache, and names it
#   action.sh verdict   ends with the exit code of the check
set -eu

tool=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
jar=$tool/checker/cli/target/windtunnel.jar

# For root, whose home the server's unprivileged user cannot enter, as the command itself does.
if [ "$(id -u)" = 0 ]; then
    home=/var/cache/windtunnel-action
else
    home=${XDG_CACHE_HOME:-$HOME/.cache}/windtunnel-action
fi
home=${WINDTUNNEL_ACTION_HOME:-$home}
kept=$home/command/windtunnel.jar
servers=$home/servers

output() {
    printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

sha256() {
    if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -c 1-32
}

# What the command is built of: where it is the same, so is the jar.
sources() {
    (
        cd "$tool"
        find pom.xml .mvn domain/pom.xml domain/src/main views/pom.xml views/src/main embedded/pom.xml \
            embedded/src/main checker/pom.xml checker/*/pom.xml checker/*/src/main -type f -exec cksum {} + | LC_ALL=C sort -k 3
    ) | sha256
}

is_java_17() {
    java=java
    if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
    version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || return 1
    [ -n "$version" ] && [ "$version" -ge 17 ]
}

prepare() {
    set_up=${INPUT_JAVA_VERSION:-}
    if [ -z "$set_up" ] && ! is_java_17; then set_up=21; fi
    output java "$set_up"
    output command-path "$home/command"
    output command-key "windtunnel-command-${RUNNER_OS:-}-${RUNNER_ARCH:-}-$(sources)"
    output servers-path "$servers"
    output servers-prefix "windtunnel-servers-1-${RUNNER_OS:-}-${RUNNER_ARCH:-}-"
}

check() {
    mkdir -p "$servers"
    # What a run before this one left is told apart from what this one needs by its age.
    touch "$home/started"
    if [ -f "$kept" ]; then
        mkdir -p "$(dirname "$jar")"
        cp "$kept" "$jar"
    fi
    WINDTUNNEL_CACHE=$servers "$tool/windtunnel" github-action check
    if [ -f "$jar" ] && [ ! -f "$kept" ]; then
        mkdir -p "$(dirname "$kept")"
        cp "$jar" "$kept"
    fi
}

comment() {
    "$tool/windtunnel" github-action comment
}

publish() {
    "$tool/windtunnel" github-action publish
}

# An entry is named by its content: a server's version, or a hash over it, the base history's scripts and the settings.
# The command marks what it used.
keep() {
    [ -d "$servers" ] || return 0
    find "$servers" -name complete -path '*/*/*/complete' ! -newer "$home/started" -prune | while IFS= read -r stale; do
        case ${stale#"$servers"/} in
            bases/*/complete) rm -rf "${stale%/complete}" ;;
        esac
    done
    entries=$(cd "$servers" && find . -mindepth 2 -maxdepth 2 -type d ! -name '.*' | LC_ALL=C sort)
    if [ -n "$entries" ]; then
        output servers-key "windtunnel-servers-1-${RUNNER_OS:-}-${RUNNER_ARCH:-}-$(printf '%s' "$entries" | sha256)"
    fi
}

case ${1:-} in
    prepare | check | comment | publish | keep) "$1" ;;
    # Without a code the step before did not get to its end.
    verdict) exit "${CHECK_EXIT_CODE:-3}" ;;
    *)
        echo "usage: action.sh prepare|check|comment|publish|keep|verdict" >&2
        exit 2
        ;;
esac
