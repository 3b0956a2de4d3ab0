package nl.dijkwacht.controls.accesses;

/**
 * One file of the catalogue, about one service.
 *
 * @param name by which people know it
 * @param content YAML in UTF-8; not copied, so not to be changed
 */
// The bytes are read once, never compared or copied.
@SuppressWarnings("ArrayRecordComponent")
public record AccessFile(String name, byte[] content) {}
