package nl.dijkwacht.collectors.objects;

/**
 * Reads objects of one kind of content, one after the other. It throws nothing because of what an
 * object holds. For one thread.
 */
public interface ObjectReader {

  /**
   * Reads one object from its first item on, and hands out what comes after the items that are
   * {@linkplain ObjectContent#itemsDone done}. It returns soon after the output asks it to stop, or
   * after the content fails with an {@code IOException}; what it returns then is disregarded, and
   * the object is read again from where the output was last told that it got.
   */
  ObjectEnding read(ObjectContent content, ObjectOutput out);
}
