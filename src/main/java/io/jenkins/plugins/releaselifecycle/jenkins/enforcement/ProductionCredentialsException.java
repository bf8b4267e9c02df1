package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Production credentials were asked for where they are not for use. A build log shows the sentence alone: where it was thrown helps nobody. */
@Restricted(NoExternalUse.class)
public final class ProductionCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProductionCredentialsException(Message why) {
        super(Wording.of(why), null, false, false);
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
