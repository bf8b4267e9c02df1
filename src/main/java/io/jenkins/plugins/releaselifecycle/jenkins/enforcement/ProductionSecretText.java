package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Util;
import hudson.model.Run;
import hudson.remoting.Channel;
import hudson.util.Secret;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** A secret text for production, which an open deployment of its application alone can use. */
public class ProductionSecretText extends BaseStandardCredentials implements StringCredentials {

    private static final long serialVersionUID = 1L;

    private final String application;
    private final Secret productionSecret;

    /** {@code null} in the store, and wherever no build is known to ask. */
    private final transient Run<?, ?> run;

    @DataBoundConstructor
    public ProductionSecretText(
            CredentialsScope scope, String id, String description, String application, Secret productionSecret) {
        super(scope, id, description);
        this.application = Util.fixNull(application).strip();
        this.productionSecret = productionSecret;
        this.run = null;
    }

    private ProductionSecretText(ProductionSecretText stored, Run<?, ?> run) {
        super(stored.getScope(), stored.getId(), stored.getDescription());
        this.application = stored.application;
        this.productionSecret = stored.productionSecret;
        this.run = run;
    }

    @Override
    public Credentials forRun(Run<?, ?> context) {
        return new ProductionSecretText(this, context);
    }

    public String getApplication() {
        return application;
    }

    /** For the form and for configuration as code, which store it and never use it. */
    public Secret getProductionSecret() {
        return productionSecret;
    }

    /** @throws ProductionCredentialsException where this is no place for it */
    @Override
    public Secret getSecret() {
        new ProductionUse(getId(), application, run).require();
        return productionSecret;
    }

    /** An agent gets what it may use, as plain credentials, because it cannot ask; and nothing else. */
    protected Object writeReplace() {
        return Channel.current() == null
                ? this
                : new StringCredentialsImpl(getScope(), getId(), getDescription(), getSecret());
    }

    @OptionalExtension(requirePlugins = "plain-credentials")
    @Symbol("productionSecretText")
    public static class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.ProductionSecretText_displayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-details";
        }
    }
}
