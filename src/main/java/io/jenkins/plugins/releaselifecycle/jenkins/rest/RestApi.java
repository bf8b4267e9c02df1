package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import hudson.model.AbstractItem;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What programs can ask about an application, and tell. Described in docs/rest.md. */
@Restricted(NoExternalUse.class)
public final class RestApi extends Resource {

    public RestApi(AbstractItem item) {
        super(item, null);
    }

    public Version1 getV1() {
        return new Version1(item());
    }

    /** What of it stays as it is until there is another version beside it. */
    @Restricted(NoExternalUse.class)
    public static final class Version1 extends Resource {

        private Version1(AbstractItem item) {
            super(item, null);
        }

        public RequestsResource getRequests() {
            return new RequestsResource(item());
        }
    }
}
