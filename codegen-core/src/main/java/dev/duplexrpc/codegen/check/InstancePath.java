package dev.duplexrpc.codegen.check;

import com.networknt.schema.path.NodePath;
import dev.duplexrpc.codegen.resolve.Place;

/** Leads from the validator's way of naming a part of a value back to the place in the file. */
final class InstancePath {
    private InstancePath() {}

    static Place walk(Place start, NodePath path) {
        Place place = start;
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            Place next = step instanceof Integer index ? place.element(index) : place.child(String.valueOf(step));
            if (next == null) {
                return place;
            }
            place = next;
        }
        return place;
    }
}
