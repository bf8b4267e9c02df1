package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.Util;
import hudson.model.Descriptor.FormException;
import hudson.model.Run;
import hudson.remoting.Channel;
import hudson.util.Secret;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** User name and password for production, which an open deployment of their application alone can use. */
public class ProductionUsernamePassword extends BaseStandardCredentials implements StandardUsernamePasswordCredentials {

    private static final long serialVersionUID = 1L;

    private final String application;
    private final String username;
    private final Secret productionPassword;

    /** {@code null} in the store, and wherever no build is known to ask. */
    private final transient Run<?, ?> run;

    @DataBoundConstructor
    public ProductionUsernamePassword(
            CredentialsScope scope,
            String id,
            String description,
            String application,
            String username,
            Secret productionPassword) {
        super(scope, id, description);
        this.application = Util.fixNull(application).strip();
        this.username = Util.fixNull(username);
        this.productionPassword = productionPassword;
        this.run = null;
    }

    private ProductionUsernamePassword(ProductionUsernamePassword stored, Run<?, ?> run) {
        super(stored.getScope(), stored.getId(), stored.getDescription());
        this.application = stored.application;
        this.username = stored.username;
        this.productionPassword = stored.productionPassword;
        this.run = run;
    }

    @Override
    public Credentials forRun(Run<?, ?> context) {
        return new ProductionUsernamePassword(this, context);
    }

    public String getApplication() {
        return application;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isUsernameSecret() {
        return false;
    }

    /** For the form and for configuration as code, which store it and never use it. */
    public Secret getProductionPassword() {
        return productionPassword;
    }

    /** @throws ProductionCredentialsException where this is no place for them */
    @Override
    public Secret getPassword() {
        new ProductionUse(getId(), application, run).require();
        return productionPassword;
    }

    /** An agent gets what it may use, as plain credentials, because it cannot ask; and nothing else. */
    protected Object writeReplace() throws ObjectStreamException {
        if (Channel.current() == null) {
            return this;
        }
        try {
            return new UsernamePasswordCredentialsImpl(
                    getScope(), getId(), getDescription(), username, Secret.toString(getPassword()));
        } catch (FormException e) {
            throw (ObjectStreamException) new InvalidObjectException(getId()).initCause(e);
        }
    }

    @OptionalExtension(requirePlugins = "credentials")
    @Symbol("productionUsernamePassword")
    public static class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.ProductionUsernamePassword_displayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-id-card";
        }
    }
}
