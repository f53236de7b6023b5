"""The words Vetter thinks in: quantities, claims, evidence, benchmarks, the case, the verdict."""
