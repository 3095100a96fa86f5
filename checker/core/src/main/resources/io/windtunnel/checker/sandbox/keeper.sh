# The keeper of one throwaway server: a shell of the server's own user that is told line by line what to do and answers
# each line with its exit status. Its input ends when the JVM ends, for whatever reason; then it stops the server and
# removes the directory ($1). Plain POSIX shell.
directory=$1
server=

tidy() {
    trap '' TERM HUP
    if [ -n "$server" ]; then
        kill -QUIT "$server" 2>/dev/null
        wait "$server" 2>/dev/null
        # Backends whose postmaster was killed may work on for ever: they are found by where they work.
        for process in /proc/[0-9]*; do
            [ "$process/cwd" -ef "$directory/data" ] && kill -KILL "${process#/proc/}" 2>/dev/null
        done
    fi
    cd /
    rm -rf "$directory" 2>/dev/null || { sleep 1; rm -rf "$directory"; }
}

trap '' INT PIPE
trap 'exit 1' TERM HUP
trap tidy EXIT
umask 077
cd "$directory" || exit 1
while IFS= read -r line; do
    eval "$line" </dev/null >>log 2>&1
    echo $?
done
