package hudson.util;

import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.AbstractCollectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.mapper.Mapper;
import java.lang.reflect.Constructor;

final class PersistedListConverter extends AbstractCollectionConverter {
    private final CopyOnWriteListConverter elements;

    PersistedListConverter(Mapper mapper) {
        super(mapper);
        elements = new CopyOnWriteListConverter(mapper);
    }

    @Override
    public boolean canConvert(Class type) {
        return type != null && PersistedList.class.isAssignableFrom(type);
    }

    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        for (Object item : (PersistedList<?>) source) {
            writeCompleteItem(item, context, writer);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        try {
            Constructor<?> empty = context.getRequiredType().getDeclaredConstructor();
            empty.setAccessible(true);
            PersistedList list = (PersistedList) empty.newInstance();
            list.data.replaceBy((CopyOnWriteList) elements.unmarshal(reader, context));
            return list;
        } catch (ReflectiveOperationException e) {
            throw new ConversionException(e);
        }
    }
}
