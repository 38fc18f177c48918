package hudson.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

final class RelativeNames {
    private RelativeNames() {}

    static String of(Item item, ItemGroup<?> from) {
        List<String> target = parts(item.getFullName());
        List<String> base = parts(from.getFullName());
        int common = 0;
        while (common < Math.min(base.size(), target.size() - 1)
                && base.get(common).equals(target.get(common))) {
            common++;
        }
        List<String> path = new ArrayList<>(Collections.nCopies(base.size() - common, ".."));
        path.addAll(target.subList(common, target.size()));
        return String.join("/", path);
    }

    private static List<String> parts(String fullName) {
        return fullName.isEmpty() ? List.of() : List.of(fullName.split("/"));
    }
}
