package hudson.util;

import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;

final class SecretConverter extends AbstractSingleValueConverter {
    @Override
    public boolean canConvert(Class type) {
        return type == Secret.class;
    }

    @Override
    public String toString(Object secret) {
        return ((Secret) secret).getEncryptedValue();
    }

    @Override
    public Object fromString(String text) {
        return Secret.fromString(text);
    }
}
