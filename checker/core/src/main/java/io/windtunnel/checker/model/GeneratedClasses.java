package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import java.util.List;

/** The bridge into the class loader of generated classes: nothing of jOOQ is in this signature. */
public interface GeneratedClasses {

    /**
     * Reads what the classes say.
     *
     * @param classes all that could be loaded; what jOOQ did not generate among them is passed over
     * @return the schemas that they stand for, types in the words of {@link TypeText#ofJooq}
     * @throws ModelException when two of the classes stand for one schema
     */
    CatalogSnapshot read(List<Class<?>> classes);
}
