package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shells themselves make of the scripts. */
final class CompletionCommandTest {

    private static final String CASES =
            """
            windtunnel che|check
            windtunnel check --fail-|--fail-on
            windtunnel check --fail-on w|warning
            windtunnel check --format j|json
            windtunnel check --migrations db/mi|db/migration
            windtunnel check --config windt|windtunnel.yml
            windtunnel generate --allow|--allow-drop
            windtunnel ini|init
            windtunnel init --for|--force
            windtunnel completion f|fish
            """;

    private final Path home;

    CompletionCommandTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("db/migration"));
        Files.createFile(home.resolve("windtunnel.yml"));
        for (String shell : List.of("bash", "zsh", "fish")) {
            ConfiguredRun run = new ConfiguredRun(home);
            assertThat(run.in("", "completion", shell)).as(run::err).isZero();
            Files.writeString(home.resolve("completion." + shell), run.out());
        }
    }

    @Test
    void bashCompletes() throws Exception {
        assertThat(
                        run(
                                "bash",
                                """
                        source completion.bash
                        compopt() { :; } # bash has it only while somebody presses the key
                        complete -p windtunnel >/dev/null || exit 1
                        while IFS='|' read -r line expected; do
                          read -ra COMP_WORDS <<<"$line"
                          COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=$line; COMP_POINT=${#line}; COMPREPLY=()
                          _complete_windtunnel windtunnel "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                          echo "$line|${COMPREPLY[*]}"
                        done <cases
                        """))
                .isEqualTo(CASES);
    }

    /** In a terminal of its own, as zsh completes nowhere else. */
    @Test
    void zshCompletes() throws Exception {
        assertThat(run(
                                "zsh",
                                """
                        zmodload zsh/zpty
                        zpty shell zsh -f -i
                        zpty -w shell "PS1=; PROMPT_EOL_MARK=; autoload -U compinit && compinit -u -d $PWD/dump"
                        zpty -w shell "source $PWD/completion.zsh"
                        zpty -w shell "show() { print -r -- \\"\\$BUFFER\\" >>$PWD/answers; BUFFER= }; zle -N show; bindkey '^X' show"
                        while IFS='|' read -r line expected; do
                          zpty -w -n shell "$line"$'\\t'$'\\x18'
                          for i in {1..100}; do [[ -s answers ]] && break; zpty -r -t shell output; sleep 0.05; done
                          answer=$(cat answers); rm -f answers
                          print -r -- "$line|${${answer%% }##* }"
                        done <cases
                        zpty -d shell
                        """)
                        .replace("/\n", "\n"))
                .isEqualTo(CASES);
    }

    @Test
    void fishCompletes() throws Exception {
        assertThat(run(
                                "fish",
                                """
                                source completion.fish
                                while read -l case
                                  set -l line (string split '|' -- $case)[1]
                                  echo $line'|'(complete -C $line | string split -f 1 \\t)
                                end <cases
                                """)
                        .replace("/\n", "\n"))
                .isEqualTo(CASES);
    }

    @ParameterizedTest
    @CsvSource({"tcsh", "''"})
    void otherShellsAreRefused(String shell) {
        ConfiguredRun run = new ConfiguredRun(home);

        assertThat(run.in(
                        "",
                        Stream.of("completion", shell)
                                .filter(word -> !word.isEmpty())
                                .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(run.err()).contains("SHELL");
    }

    private String run(String shell, String program) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, shell))),
                () -> shell + " is not installed: its completion is not tried");
        Files.writeString(home.resolve("cases"), CASES);
        Files.writeString(home.resolve("program"), program);
        Process process = new ProcessBuilder(shell, "program")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(home.resolve("output"));
    }
}
