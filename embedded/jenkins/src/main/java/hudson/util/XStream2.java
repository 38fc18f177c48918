package hudson.util;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.converters.reflection.ReflectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamDriver;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.io.xml.PrettyPrintWriter;
import com.thoughtworks.xstream.io.xml.StaxDriver;
import com.thoughtworks.xstream.mapper.CannotResolveClassException;
import com.thoughtworks.xstream.mapper.Mapper;
import hudson.model.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * XStream as Jenkins uses it: unknown fields and elements whose class is gone are skipped, because a plugin may have been
 * removed or changed since the file was written.
 */
public class XStream2 extends XStream {
    private static final Logger LOGGER = Logger.getLogger(XStream2.class.getName());

    public XStream2() {
        this(getDefaultDriver());
    }

    public XStream2(HierarchicalStreamDriver hierarchicalStreamDriver) {
        super(hierarchicalStreamDriver);
        allowTypesByRegExp(new String[] {".*"});
        ignoreUnknownElements();
        setMode(XPATH_RELATIVE_REFERENCES);
        setClassLoader(new HostClassLoader());
        registerConverter(new RefusedClasses(), PRIORITY_VERY_HIGH + 1);
        registerConverter(new RobustCollections(getMapper()), 10);
        registerConverter(new AnnotatedConverters(this), 10);
        registerConverter(Result.conv, 10);
        registerConverter(new SecretConverter(), 10);
        registerConverter(new CopyOnWriteListConverter(getMapper()), 10);
        registerConverter(new PersistedListConverter(getMapper()), 10);
        aliasPackage("", "");
    }

    public static HierarchicalStreamDriver getDefaultDriver() {
        return new StaxDriver() {
            @Override
            public HierarchicalStreamWriter createWriter(Writer out) {
                return new PrettyPrintWriter(out, PrettyPrintWriter.XML_1_1, getNameCoder());
            }
        };
    }

    public void addCompatibilityAlias(String oldClassName, Class newClass) {
        alias(oldClassName, newClass);
    }

    public void toXMLUTF8(Object obj, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("<?xml version=\"1.1\" encoding=\"UTF-8\"?>\n");
        toXML(obj, writer);
        writer.flush();
    }

    /** Reads an object by reflection, then lets {@link #callback} repair it. */
    public abstract static class PassthruConverter<T> implements Converter {
        private final Converter plain;

        protected PassthruConverter(XStream2 xstream) {
            plain = new ReflectionConverter(xstream.getMapper(), xstream.getReflectionProvider());
        }

        @Override
        public boolean canConvert(Class type) {
            return true;
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            plain.marshal(source, writer, context);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            Object read = plain.unmarshal(reader, context);
            callback((T) read, context);
            return read;
        }

        protected abstract void callback(T obj, UnmarshallingContext context);
    }

    /** Plug-in classes come from the running Jenkins's loader, which changes from one start to the next. */
    private static final class HostClassLoader extends ClassLoader {
        HostClassLoader() {
            super(XStream2.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Jenkins jenkins = Jenkins.getInstanceOrNull();
            ClassLoader plugins = jenkins == null ? null : jenkins.getPluginManager().uberClassLoader;
            if (plugins == null) {
                throw new ClassNotFoundException(name);
            }
            return plugins.loadClass(name);
        }
    }

    private static final class RobustCollections extends CollectionConverter {
        RobustCollections(Mapper mapper) {
            super(mapper);
        }

        @Override
        public boolean canConvert(Class type) {
            return type == CopyOnWriteArrayList.class || type == CopyOnWriteArraySet.class || super.canConvert(type);
        }

        @Override
        public void populateCollection(
                HierarchicalStreamReader reader,
                UnmarshallingContext context,
                Collection collection,
                Collection target) {
            while (reader.hasMoreChildren()) {
                reader.moveDown();
                try {
                    target.add(readBareItem(reader, context, collection));
                } catch (CannotResolveClassException e) {
                    LOGGER.warning(() -> "Skipped an element whose class is gone: " + e.getMessage());
                }
                reader.moveUp();
            }
        }
    }

    /** Finds the nested class {@code ConverterImpl} that says how its owner is written. */
    private static final class AnnotatedConverters implements Converter {
        private final XStream2 xstream;
        private final Map<Class<?>, Optional<Converter>> converters = new ConcurrentHashMap<>();

        AnnotatedConverters(XStream2 xstream) {
            this.xstream = xstream;
        }

        private Optional<Converter> find(Class<?> type) {
            return type == null ? Optional.empty() : converters.computeIfAbsent(type, this::make);
        }

        private Optional<Converter> make(Class<?> type) {
            try {
                Class<?> nested = Class.forName(type.getName() + "$ConverterImpl", true, type.getClassLoader());
                if (!Converter.class.isAssignableFrom(nested)) {
                    return Optional.empty();
                }
                for (Constructor<?> constructor : nested.getConstructors()) {
                    Object[] arguments = new Object[constructor.getParameterCount()];
                    for (int i = 0; i < arguments.length; i++) {
                        arguments[i] =
                                constructor.getParameterTypes()[i] == Mapper.class ? xstream.getMapper() : xstream;
                    }
                    return Optional.of((Converter) constructor.newInstance(arguments));
                }
                return Optional.empty();
            } catch (ClassNotFoundException e) {
                return Optional.empty();
            } catch (ReflectiveOperationException e) {
                LOGGER.log(Level.WARNING, e, () -> "Could not make the converter of " + type.getName());
                return Optional.empty();
            }
        }

        @Override
        public boolean canConvert(Class type) {
            return find(type).isPresent();
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            find(source.getClass()).orElseThrow().marshal(source, writer, context);
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            return find(context.getRequiredType()).orElseThrow().unmarshal(reader, context);
        }
    }
}
