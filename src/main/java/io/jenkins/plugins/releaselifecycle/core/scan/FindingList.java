package io.jenkins.plugins.releaselifecycle.core.scan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The findings of one security test, as they are kept beside the ledger: what the reports say in their own words, the
 * fingerprints of all, the gravest in detail. It serves to show and compare; no gate asks for it.
 *
 * @param format of this list, {@value #FORMAT}
 * @param severityMapping version of the mapping from the formats' severities
 */
public record FindingList(int format, int severityMapping, List<OfReport> reports) {

    private static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /**
     * The findings of one report.
     *
     * @param sha256 of the report
     * @param fingerprints of all its findings, 8 bytes each, in ascending order; {@code null} where there are more than
     *     are compared
     */
    public record OfReport(String sha256, List<RawSeverity> severities, byte[] fingerprints, List<Detail> gravest) {

        static OfReport of(ScanReport report) {
            Details details = report.details();
            return new OfReport(
                    report.sha256(),
                    details.severities(),
                    details.fingerprints().known() ? details.fingerprints().toBytes() : null,
                    details.gravest());
        }
    }

    static FindingList of(int severityMapping, Collection<ScanReport> reports) {
        return new FindingList(
                FORMAT, severityMapping, reports.stream().map(OfReport::of).toList());
    }

    /**
     * The list that {@link #write} made.
     *
     * @throws IOException where it is not one, or of a later version of the product
     */
    public static FindingList read(byte[] json) throws IOException {
        FindingList list = JSON.readValue(json, FindingList.class);
        if (list.format != FORMAT || list.reports == null) {
            throw new IOException("Not a list of findings that this version knows");
        }
        return list;
    }

    public byte[] write() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain records can be written", e);
        }
    }

    Fingerprints fingerprints() {
        return reports.stream()
                .map(report -> Fingerprints.ofBytes(report.fingerprints))
                .reduce(Fingerprints.of(), Fingerprints::plus);
    }

    Stream<Detail> gravest() {
        return reports.stream().flatMap(report -> report.gravest.stream());
    }
}
