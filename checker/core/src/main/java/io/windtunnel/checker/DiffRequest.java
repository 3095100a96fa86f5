package io.windtunnel.checker;

import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.ModelSource;

/**
 * Which two schemas are compared, and how.
 *
 * @param run how the scripts that make them are run
 * @param renames what is taken for a rename
 * @param ignored what is left out
 * @param withScript whether the SQL that leads from the first to the second is wanted, too
 */
public record DiffRequest(
        RunSettings run,
        ModelSource from,
        ModelSource to,
        RenameChoices renames,
        IgnoredObjects ignored,
        boolean withScript) {}
