package io.jenkins.plugins.releaselifecycle.jenkins.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Recorders;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.page.FactField.Input;
import io.jenkins.plugins.releaselifecycle.jenkins.record.PersonsFact;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The form in which a person records one fact, derived from the record of its type.
 *
 * @param roles that the person holds
 * @param typed what stands in the fields, by their names
 * @param refusal why what was typed was refused, {@code null} where it was not
 */
@Restricted(NoExternalUse.class)
public record FactForm(FactType type, Set<Role> roles, Map<String, String[]> typed, Message refusal) {

    /** The refusals whose first argument is the name of a member. */
    private static final Pattern NAMING_A_MEMBER = Pattern.compile("member\\..*|facts\\.(missing|value)");

    static FactForm of(FactType type, Set<Role> roles, Map<String, String[]> typed) {
        return new FactForm(type, roles, typed, null);
    }

    FactForm refused(Message why) {
        return new FactForm(type, roles, typed, why);
    }

    /**
     * The fact as it was typed in.
     *
     * @param lifecycle where the application stands; a request that has no name gets one from its length
     * @param policy under which it is asked and decided
     * @throws InvalidInputException naming the member that is missing or not what it has to be
     */
    Fact fact(Lifecycle lifecycle, Policy policy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (FormMember member : FormMember.of(type)) {
            member.json(typed(member.name())).ifPresent(value -> put(json, member.name(), value));
        }
        return PersonsFact.of(type, json, lifecycle, policy);
    }

    private static void put(ObjectNode json, String name, JsonNode value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            json.set(name, value);
        } else {
            json.withObject("/" + name.substring(0, dot)).set(name.substring(dot + 1), value);
        }
    }

    private List<String> typed(String member) {
        return Arrays.asList(typed.getOrDefault(member, new String[0]));
    }

    public String getType() {
        return type.wireName();
    }

    public String getTitle() {
        return Wording.of(FormTexts.title(type));
    }

    /** Why nothing was recorded, in the words of the form; {@code null} where nothing was refused. */
    public String getProblem() {
        if (refusal == null) {
            return null;
        }
        List<Serializable> worded = new ArrayList<>(refusal.arguments());
        String wrong = wrongMember();
        if (wrong != null) {
            worded.set(0, FormTexts.label(type, wrong));
        }
        return Wording.of(new Message(refusal.bundle(), refusal.key(), worded));
    }

    /** The member that the refusal is about, where it names one. */
    private String wrongMember() {
        if (refusal == null
                || !NAMING_A_MEMBER.matcher(refusal.key()).matches()
                || refusal.arguments().isEmpty()) {
            return null;
        }
        return FormMember.of(type).stream()
                .map(FormMember::name)
                .filter(name -> name.equals(refusal.arguments().get(0)))
                .findFirst()
                .orElse(null);
    }

    public List<FactField> getFields() {
        return FormMember.of(type).stream().map(this::field).toList();
    }

    private FactField field(FormMember member) {
        List<String> values = typed(member.name());
        return new FactField(
                member.name(),
                member.input(),
                Wording.of(FormTexts.label(type, member.name())),
                Wording.of(FormTexts.help(type, member.name())),
                values.isEmpty() ? "" : values.get(0),
                choices(member, values),
                member.name().equals(wrongMember()));
    }

    private List<Choice> choices(FormMember member, List<String> chosen) {
        List<? extends Named> values =
                member.values().stream().filter(this::possible).toList();
        if (values.isEmpty()) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        if (member.input() == Input.SELECT && values.size() > 1) {
            choices.add(new Choice("", "", false));
        }
        values.forEach(value -> choices.add(new Choice(value.id(), label(value), chosen.contains(value.id()))));
        return Collections.unmodifiableList(choices);
    }

    private static String label(Named value) {
        return value instanceof Requirement ? value.id() + " " + Wording.of(value) : Wording.of(value);
    }

    /** Whether the person could record the fact with that value, as far as one value tells. */
    private boolean possible(Named value) {
        if (value instanceof Role role) {
            return roles.contains(role) && Recorders.of(type).contains(role);
        }
        return !(value instanceof ConfirmationSubject subject)
                || subject.roles().stream().anyMatch(roles::contains);
    }
}
