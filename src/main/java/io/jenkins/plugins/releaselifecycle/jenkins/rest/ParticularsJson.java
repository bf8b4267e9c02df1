package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.BreakGlass;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Change;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Incident;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RecordedDocument;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TemporaryAccess;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/**
 * What is on record of an application beside its tests and requests, as programs read it. docs/rest.md describes every member. What is
 * over – resolved incidents, rights that were taken back, reviewed emergencies – is among the facts alone.
 */
record ParticularsJson(Lifecycle lifecycle) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode all() {
        ObjectNode json = JSON.objectNode();
        ArrayNode documents = json.putArray("documents");
        Arrays.stream(DocumentKind.values())
                .forEach(kind -> lifecycle.document(kind).ifPresent(one -> documents.add(document(kind, one))));
        ArrayNode incidents = json.putArray("incidents");
        lifecycle.incidents().forEach(one -> incidents.add(incident(one)));
        ArrayNode changes = json.putArray("changes");
        lifecycle.changes().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingLong(change -> change.evidence().sequence())))
                .forEach(one -> changes.add(change(one.getKey(), one.getValue())));
        ArrayNode accesses = json.putArray("temporaryAccesses");
        lifecycle.temporaryAccesses().forEach(one -> accesses.add(access(one)));
        ArrayNode waivers = json.putArray("waivers");
        lifecycle.waivers().forEach(one -> waivers.add(waiver(one)));
        ArrayNode emergencies = json.putArray("emergencies");
        lifecycle.unreviewedBreakGlass().forEach(one -> emergencies.add(emergency(one)));
        return json;
    }

    private static ObjectNode recorded(Evidence evidence) {
        return JSON.objectNode()
                .put("sequence", evidence.sequence())
                .put("at", evidence.at().toString())
                .put("actor", evidence.actor().shown());
    }

    private static ObjectNode document(DocumentKind kind, RecordedDocument document) {
        return recorded(document.evidence())
                .put("kind", kind.id())
                .put("edition", document.edition())
                .put("location", document.location());
    }

    private static ObjectNode incident(Incident incident) {
        return recorded(incident.evidence())
                .put("id", incident.id().text())
                .put("impact", incident.impact().id())
                .put("began", incident.began().toString())
                .put("description", incident.description());
    }

    private static ObjectNode change(Version version, Change change) {
        ObjectNode json = recorded(change.evidence())
                .put("version", version.text())
                .put("scope", change.scope().id());
        ArrayNode descriptions = json.putArray("descriptions");
        change.descriptions().forEach(descriptions::add);
        ArrayNode affects = json.putArray("affects");
        change.affects().stream().map(Named::id).forEach(affects::add);
        return json;
    }

    private static ObjectNode access(TemporaryAccess access) {
        return recorded(access.evidence())
                .put("id", access.id().text())
                .put("person", access.person())
                .put("rights", access.rights())
                .put("supervisor", access.supervisor())
                .put("until", access.until().toString());
    }

    private static ObjectNode waiver(Waiver waiver) {
        return recorded(waiver.request().evidence())
                .put("id", waiver.id().text())
                .put("requirement", waiver.requirement())
                .put("kind", waiver.kind().map(Named::id).orElse(null))
                .put("version", waiver.version().text())
                .put("reason", waiver.reason())
                .put("until", waiver.until().toString())
                .put("approvals", waiver.request().approvals().size())
                .put("ended", waiver.ended().map(ended -> ended.at().toString()).orElse(null))
                .put(
                        "refused",
                        waiver.request()
                                .closing()
                                .map(closing -> closing.evidence().at().toString())
                                .orElse(null));
    }

    private static ObjectNode emergency(BreakGlass used) {
        return recorded(used.evidence())
                .put("gate", used.gate().id())
                .put("version", used.version().text())
                .put("reason", used.reason());
    }
}
