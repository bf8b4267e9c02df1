package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.model.AbstractItem;
import hudson.model.Job;
import hudson.model.JobProperty;
import hudson.model.JobPropertyDescriptor;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.policy.AskableGates;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.Reports;
import io.jenkins.plugins.releaselifecycle.jenkins.enforcement.ProductionJobProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** No change that somebody with Item/Configure makes to a job opens any gate that was closed. */
@WithJenkins
class MonotonyJenkinsTest {

    private static final List<String> EXPOSURES = List.of("internal", "external");
    private static final List<List<String>> RECORDERS = List.of(List.of(), List.of("**"), List.of("other"));
    private static final List<String> APPLICATIONS = List.of("", "shop", "other");
    private static final List<String> VERSION_PARAMETERS = List.of("", "VERSION");

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
        Applications.internalUnlessDeclared();
    }

    /** A job as somebody left it after configuring it: each property absent, or with some value of each of its settings. */
    private static List<Supplier<JobProperty<?>>> ways() {
        List<Supplier<JobProperty<?>>> ways = new ArrayList<>();
        ways.add(() -> null);
        for (String exposure : EXPOSURES) {
            for (List<String> recorders : RECORDERS) {
                ways.add(() -> {
                    ApplicationProperty property = new ApplicationProperty(exposure);
                    property.setRecorders(recorders);
                    return property;
                });
            }
        }
        for (String application : APPLICATIONS) {
            for (String parameter : VERSION_PARAMETERS) {
                ways.add(() -> {
                    ProductionJobProperty property = new ProductionJobProperty();
                    property.setApplication(application);
                    property.setVersionParameter(parameter);
                    return property;
                });
            }
        }
        return ways;
    }

    private static void configure(WorkflowJob job, JobProperty<?> only) throws Exception {
        job.removeProperty(ApplicationProperty.class);
        job.removeProperty(ProductionJobProperty.class);
        if (only != null) {
            job.addProperty(only);
        }
    }

    static Set<Gate> open(AbstractItem item) {
        Lifecycles lifecycles = Lifecycles.get();
        Lifecycle lifecycle = lifecycles.lifecycle(item);
        Set<Gate> open = EnumSet.noneOf(Gate.class);
        AskableGates.of(lifecycle).forEach((gate, version) -> {
            if (lifecycles
                    .judgement(item, lifecycle, lifecycles.now())
                    .verdict(gate, version)
                    .letsThrough()) {
                open.add(gate);
            }
        });
        return open;
    }

    /** Both security tests of an internal application are on record, and everybody agreed. */
    private WorkflowJob mayGoLive(String name) throws Exception {
        WorkflowJob job = Applications.pipeline(jenkins, name, "");
        Applications.readyForSecurityTests(job, "1.4.0");
        for (String run : List.of("first", "second")) {
            Applications.define(job, Applications.recordingBoth("1.4.0", Reports.trivy(run), Reports.zap(run)));
            jenkins.buildAndAssertSuccess(job);
        }
        return job;
    }

    @Test
    void noWayToConfigureAJobOpensWhatAnotherWayClosed() throws Exception {
        WorkflowJob job = mayGoLive("shop");
        assertThat(open(job)).contains(Gate.GO_LIVE);
        Set<Gate> before = open(job);
        for (Supplier<JobProperty<?>> one : ways()) {
            for (Supplier<JobProperty<?>> other : ways()) {
                configure(job, one.get());
                configure(job, other.get());
                Set<Gate> after = open(job);
                assertThat(before).as("%s after %s", other.get(), one.get()).containsAll(after);
                before = after;
            }
        }
        assertThat(before)
                .as("external applications have to be tested for more")
                .doesNotContain(Gate.GO_LIVE);
    }

    @Test
    void aJobThatWasClosedFromTheBeginningStaysSo() throws Exception {
        WorkflowJob job = Applications.pipeline(jenkins, "shop", "");
        Applications.prepared(job, "1.4.0");
        for (Supplier<JobProperty<?>> way : ways()) {
            configure(job, way.get());
            assertThat(open(job)).as("%s", way.get()).isEmpty();
        }
        job.makeDisabled(true);
        job.renameTo("other");
        job.setDescription("internal");
        assertThat(open(job)).isEmpty();
    }

    /** A new setting of a job has to be walked through above, and one of a project in {@link ProjectMonotonyJenkinsTest}. */
    @Test
    void everySettingThatAJobOrAProjectHasIsAmongTheWays() {
        Set<String> settings = new TreeSet<>();
        Stream.concat(
                        JobPropertyDescriptor.getPropertyDescriptors(Job.class).stream(),
                        AbstractFolderPropertyDescriptor.getApplicableDescriptors(WorkflowMultiBranchProject.class)
                                .stream())
                .map(descriptor -> descriptor.clazz)
                .filter(property -> property.getName().startsWith("io.jenkins.plugins.releaselifecycle."))
                .flatMap(MonotonyJenkinsTest::settings)
                .forEach(settings::add);
        assertThat(settings)
                .containsExactlyInAnyOrder(
                        "ApplicationProperty.exposure",
                        "ApplicationProperty.recorders",
                        "ProductionJobProperty.application",
                        "ProductionJobProperty.versionParameter",
                        "ProjectProperty.exposure",
                        "ProjectProperty.recorders");
    }

    private static Stream<String> settings(Class<?> property) {
        Stream<String> given = Arrays.stream(property.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .map(Constructor::getParameters)
                .flatMap(Arrays::stream)
                .map(parameter -> parameter.getName());
        Stream<String> set = Arrays.stream(property.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(Method::getName)
                .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4));
        return Stream.concat(given, set).map(name -> property.getSimpleName() + "." + name);
    }
}
