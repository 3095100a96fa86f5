package io.windtunnel.checker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code windtunnel completion}: the script that teaches a shell the commands, options and values. */
@Command(
        name = "completion",
        description = "Print the script that completes commands, options and values in a shell.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel completion bash|zsh|fish",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(windtunnel completion bash)",
            "      in ~/.bashrc",
            "  source <(windtunnel completion zsh)",
            "      in ~/.zshrc, behind compinit",
            "  windtunnel completion fish > ~/.config/fish/completions/windtunnel.fish",
            "",
            "Exit code: 0 printed, 2 wrong usage."
        })
final class CompletionCommand implements Callable<Integer> {

    private static final String COMMAND = "windtunnel";

    /** Whose language it is written in. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    private final Surroundings surroundings;
    private final Supplier<CommandLine> allCommands;

    /** @param allCommands makes the command line with every command */
    CompletionCommand(Surroundings surroundings, Supplier<CommandLine> allCommands) {
        this.surroundings = surroundings;
        this.allCommands = allCommands;
    }

    @Override
    public Integer call() throws IOException {
        String script =
                switch (shell) {
                    case BASH, ZSH -> AutoComplete.bash(COMMAND, allCommands.get());
                    case FISH -> new FishCompletion(COMMAND, allCommands.get()).script();
                };
        surroundings.out().write(script.getBytes(StandardCharsets.UTF_8));
        surroundings.out().flush();
        return 0;
    }
}
