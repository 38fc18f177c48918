package hudson.util;

import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.AbstractCollectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.mapper.CannotResolveClassException;
import com.thoughtworks.xstream.mapper.Mapper;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

final class CopyOnWriteListConverter extends AbstractCollectionConverter {
    CopyOnWriteListConverter(Mapper mapper) {
        super(mapper);
    }

    @Override
    public boolean canConvert(Class type) {
        return type == CopyOnWriteList.class;
    }

    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        for (Object item : (CopyOnWriteList<?>) source) {
            writeCompleteItem(item, context, writer);
        }
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        List<Object> items = new ArrayList<>();
        while (reader.hasMoreChildren()) {
            reader.moveDown();
            try {
                items.add(readBareItem(reader, context, items));
            } catch (CannotResolveClassException e) {
                Logger.getLogger(XStream2.class.getName())
                        .warning(() -> "Skipped an element whose class is gone: " + e.getMessage());
            }
            reader.moveUp();
        }
        return new CopyOnWriteList<>(items);
    }
}
