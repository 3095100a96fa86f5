package io.windtunnel.checker.rule;

import io.windtunnel.checker.catalog.CatalogSnapshot;

/**
 * The schema around a deployment.
 *
 * @param before as it was when the first migration began
 * @param after as it was when the last one had ended, or when one had failed
 */
public record SchemaComparison(CatalogSnapshot before, CatalogSnapshot after) {}
