package io.windtunnel.app.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a report may be.
 *
 * @param largest its size as JSON
 * @param large from this size on reports are read one at a time
 * @param patience how long one may take to arrive
 */
@ConfigurationProperties("windtunnel.ingest")
public record IngestProperties(
        @DefaultValue("64MB") DataSize largest,
        @DefaultValue("4MB") DataSize large,
        @DefaultValue("5m") Duration patience) {}
