package io.windtunnel.domain.report;

/**
 * A replacement of whole lines of a file.
 *
 * @param startLine first line that goes, from 1
 * @param endLine last line that goes
 * @param text what stands there instead, without a final line break; empty to delete the lines
 */
public record Edit(String file, int startLine, int endLine, String text) {}
