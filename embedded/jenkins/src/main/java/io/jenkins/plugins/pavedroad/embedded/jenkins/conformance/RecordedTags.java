package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The tags that Jenkins 2.479.3 and its credentials plugin have for views, with the attributes that each takes. */
public final class RecordedTags {
    private static final String STAPLER = "jelly:stapler";

    private final Map<String, Set<String>> attributesOfTag = new HashMap<>();

    private RecordedTags() {}

    public static RecordedTags read() {
        RecordedTags tags = new RecordedTags();
        try (InputStream in = RecordedTags.class.getResourceAsStream("taglibs.txt.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                List<String> words = Arrays.asList(line.split(" "));
                tags.attributesOfTag.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the recorded tags", e);
        }
        return tags;
    }

    /** One sentence for each tag of a Jenkins library in the view that Jenkins lacks, or that lacks an attribute there. */
    public List<String> differencesOfUse(Path view) throws IOException {
        List<String> found = new ArrayList<>();
        walk(view, xml -> {
            String library = xml.getNamespaceURI();
            if (library != null && library.startsWith("/lib/")) {
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    compare(library + ":" + xml.getLocalName(), xml.getAttributeLocalName(i), found);
                }
                compare(library + ":" + xml.getLocalName(), null, found);
            }
        });
        return found.stream().map(each -> view + ": " + each).collect(Collectors.toList());
    }

    /**
     * One sentence when Jenkins has no such tag, and for each attribute that the tag's documentation names and Jenkins's
     * tag does not take.
     *
     * @param library such as {@code /lib/form}
     */
    public List<String> differencesOfDefinition(String library, Path tag) throws IOException {
        String name = library + ":" + tag.getFileName().toString().replaceFirst("\\.jelly$", "");
        List<String> found = new ArrayList<>();
        compare(name, null, found);
        walk(tag, xml -> {
            if (STAPLER.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("attribute")) {
                compare(name, xml.getAttributeValue(null, "name"), found);
            }
        });
        return found;
    }

    private void compare(String tag, String attribute, List<String> found) {
        Set<String> attributes = attributesOfTag.get(tag);
        if (attributes == null) {
            if (attribute == null) {
                found.add(tag + " is no tag of Jenkins");
            }
        } else if (attribute != null && !attributes.contains(attribute)) {
            found.add(tag + " has no attribute " + attribute + " in Jenkins");
        }
    }

    private interface Visitor {
        void visit(XMLStreamReader element);
    }

    private static void walk(Path view, Visitor visitor) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(view)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    visitor.visit(xml);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("could not read " + view, e);
        }
    }
}
