package org.jenkinsci.plugins.workflow.support.pickles;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.Extension;
import hudson.util.Secret;
import org.jenkinsci.plugins.workflow.pickles.Pickle;

/** A secret, encrypted. */
public class SecretPickle extends Pickle {

    private static final long serialVersionUID = 1L;

    private final String encrypted;

    private SecretPickle(Secret secret) {
        this.encrypted = secret.getEncryptedValue();
    }

    @Override
    @Deprecated
    public ListenableFuture<Secret> rehydrate() {
        return Futures.immediateFuture(Secret.fromString(encrypted));
    }

    @Extension
    public static final class Factory extends SingleTypedPickleFactory<Secret> {
        @Override
        protected Pickle pickle(Secret secret) {
            return new SecretPickle(secret);
        }
    }
}
