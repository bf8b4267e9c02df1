package io.jenkins.plugins.releaselifecycle.core.model;

/**
 * What is told of a security test beyond its reports, because no tool can say it. Each may be {@code null}.
 *
 * @param target what was tested: an address, an image, a repository
 * @param environment where it was tested
 * @param testedBy who tested: a person, a department, a company
 * @param document that the test is documented by, such as a signed report
 */
public record TestCircumstances(String target, TestEnvironment environment, String testedBy, KeptFile document) {

    /** Nothing is told. */
    public static final TestCircumstances NONE = new TestCircumstances(null, null, null, null);

    public TestCircumstances {
        if (target != null) {
            Members.text(target, "target");
        }
        if (testedBy != null) {
            Members.text(testedBy, "testedBy");
        }
    }
}
