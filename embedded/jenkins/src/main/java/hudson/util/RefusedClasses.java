package hudson.util;

import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;

/** Refuses to write or read a class that {@link StorableClasses} does not contain. */
final class RefusedClasses implements Converter {
    private static final String WHY = " for security reasons; see https://www.jenkins.io/redirect/class-filter/";

    @Override
    public boolean canConvert(Class type) {
        return type != null && !StorableClasses.contains(type);
    }

    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        throw new UnsupportedOperationException(
                "Refusing to marshal " + source.getClass().getName() + WHY);
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        throw new ConversionException("Refusing to unmarshal " + reader.getNodeName() + WHY);
    }
}
