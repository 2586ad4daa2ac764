/** Thrown inside a conversion for a schema that strict mode cannot express. One for all: a stack costs time. */
export const unrepresentable: Error = new Error('Strict mode cannot express this schema.')
