package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey.DirectEntryPrivateKeySource;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Util;
import hudson.model.Run;
import hudson.remoting.Channel;
import hudson.util.Secret;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** User name and SSH key for production, which an open deployment of their application alone can use. */
public class ProductionSshKey extends BaseStandardCredentials implements SSHUserPrivateKey {

    private static final long serialVersionUID = 1L;

    private final String application;
    private final String username;
    private final Secret productionKey;
    private Secret productionPassphrase;

    /** {@code null} in the store, and wherever no build is known to ask. */
    private final transient Run<?, ?> run;

    @DataBoundConstructor
    public ProductionSshKey(
            CredentialsScope scope,
            String id,
            String description,
            String application,
            String username,
            Secret productionKey) {
        super(scope, id, description);
        this.application = Util.fixNull(application).strip();
        this.username = Util.fixNull(username);
        this.productionKey = productionKey;
        this.run = null;
    }

    private ProductionSshKey(ProductionSshKey stored, Run<?, ?> run) {
        super(stored.getScope(), stored.getId(), stored.getDescription());
        this.application = stored.application;
        this.username = stored.username;
        this.productionKey = stored.productionKey;
        this.productionPassphrase = stored.productionPassphrase;
        this.run = run;
    }

    @Override
    public Credentials forRun(Run<?, ?> context) {
        return new ProductionSshKey(this, context);
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
    public Secret getProductionKey() {
        return productionKey;
    }

    /** As {@link #getProductionKey}; {@code null} for a key without one. */
    public Secret getProductionPassphrase() {
        return productionPassphrase;
    }

    @DataBoundSetter
    public void setProductionPassphrase(Secret productionPassphrase) {
        this.productionPassphrase = Secret.toString(productionPassphrase).isEmpty() ? null : productionPassphrase;
    }

    /** @throws ProductionCredentialsException where this is no place for it */
    @Override
    public Secret getPassphrase() {
        require();
        return productionPassphrase;
    }

    /** @throws ProductionCredentialsException where this is no place for it */
    @Override
    public List<String> getPrivateKeys() {
        require();
        String key = Secret.toString(productionKey);
        return List.of(key.endsWith("\n") ? key : key + "\n");
    }

    private void require() {
        new ProductionUse(getId(), application, run).require();
    }

    /** An agent gets what it may use, as plain credentials, because it cannot ask; and nothing else. */
    protected Object writeReplace() {
        return Channel.current() == null
                ? this
                : new BasicSSHUserPrivateKey(
                        getScope(),
                        getId(),
                        username,
                        new DirectEntryPrivateKeySource(getPrivateKeys()),
                        Util.fixEmpty(Secret.toString(productionPassphrase)),
                        getDescription());
    }

    @OptionalExtension(requirePlugins = "ssh-credentials")
    @Symbol("productionSshKey")
    public static class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.ProductionSshKey_displayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-fingerprint";
        }
    }
}
