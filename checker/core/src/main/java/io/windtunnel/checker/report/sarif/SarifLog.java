package io.windtunnel.checker.report.sarif;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SARIF's objects, as far as they are written; the names are the standard's. */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    static final String VERSION = "2.1.0";

    record Run(
            Tool tool,
            AutomationDetails automationDetails,
            List<Invocation> invocations,
            Map<String, UriBase> originalUriBaseIds,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Result> results,
            String columnKind) {}

    record Tool(Driver driver) {}

    record Driver(String name, String version, List<Rule> rules) {}

    record Rule(
            String id,
            String name,
            Message shortDescription,
            Message fullDescription,
            Message help,
            Configuration defaultConfiguration,
            Map<String, Object> properties) {}

    record Configuration(String level) {}

    record AutomationDetails(String id) {}

    record UriBase(Message description) {}

    record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

    record Notification(String level, Message message, List<Location> locations) {}

    record Message(@JsonInclude(JsonInclude.Include.ALWAYS) String text, Optional<String> markdown) {

        static Message of(String text) {
            return new Message(text, Optional.empty());
        }
    }

    record Result(
            String ruleId,
            @JsonInclude(JsonInclude.Include.ALWAYS) int ruleIndex,
            String level,
            Message message,
            List<Location> locations,
            Map<String, String> partialFingerprints,
            List<Location> relatedLocations,
            List<CodeFlow> codeFlows,
            List<Suppression> suppressions,
            List<Fix> fixes) {}

    record Location(
            Optional<Integer> id,
            PhysicalLocation physicalLocation,
            List<LogicalLocation> logicalLocations,
            Optional<Message> message) {}

    record PhysicalLocation(ArtifactLocation artifactLocation, Optional<Region> region) {}

    record ArtifactLocation(String uri, Optional<String> uriBaseId) {}

    record Region(
            int startLine, Optional<Integer> startColumn, Optional<Integer> endLine, Optional<Integer> endColumn) {

        static Region lines(int first, int last) {
            return new Region(first, Optional.empty(), Optional.of(last), Optional.empty());
        }
    }

    record LogicalLocation(String fullyQualifiedName) {}

    record CodeFlow(List<ThreadFlow> threadFlows) {}

    record ThreadFlow(List<ThreadFlowLocation> locations) {}

    record ThreadFlowLocation(Location location) {}

    record Suppression(String kind, String status, String justification) {}

    record Fix(Message description, List<ArtifactChange> artifactChanges) {}

    record ArtifactChange(ArtifactLocation artifactLocation, List<Replacement> replacements) {}

    record Replacement(Region deletedRegion, Message insertedContent) {}
}
