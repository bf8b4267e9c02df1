package io.jenkins.plugins.releaselifecycle.jenkins.security;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionScope;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;

/** The settings of every Jenkins that uses them hold their ids, and who has them without being given any must not change unnoticed. */
class LifecyclePermissionsTest {

    private static final String IDS = LifecyclePermissions.class.getName() + ".";

    @Test
    void eachHasAnIdThatNeverChangesAndIsImpliedByOneOfJenkins() {
        Map<String, Permission> expected = new LinkedHashMap<>();
        expected.put(IDS + "Record", Item.BUILD);
        expected.put(IDS + "Vote", Item.BUILD);
        expected.put(IDS + "Waive", Item.BUILD);
        expected.put(IDS + "BreakGlass", Jenkins.ADMINISTER);
        expected.put(IDS + "ReadRecord", Item.EXTENDED_READ);
        expected.put(IDS + "ManagePolicy", Jenkins.ADMINISTER);
        Map<String, Permission> found = new LinkedHashMap<>();
        LifecyclePermissions.GROUP.getPermissions().forEach(each -> found.put(each.getId(), each.impliedBy));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void allButOneAreGivenForASingleItem() {
        assertThat(LifecyclePermissions.GROUP.getPermissions())
                .filteredOn(each -> each.isContainedBy(PermissionScope.ITEM))
                .hasSize(5)
                .doesNotContain(LifecyclePermissions.MANAGE_POLICY);
    }

    @Test
    void eachSaysWhatItIsForInBothLanguages() {
        assertThat(LifecyclePermissions.GROUP.title.toString(Locale.ENGLISH)).isEqualTo("Release lifecycle");
        assertThat(LifecyclePermissions.GROUP.title.toString(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("上线管理");
        assertThat(LifecyclePermissions.GROUP.getPermissions()).allSatisfy(each -> {
            assertThat(each.description.toString(Locale.ENGLISH))
                    .isNotBlank()
                    .doesNotContainPattern("[\\u4e00-\\u9fff]");
            assertThat(each.description.toString(Locale.SIMPLIFIED_CHINESE)).containsPattern("[\\u4e00-\\u9fff]");
        });
    }
}
