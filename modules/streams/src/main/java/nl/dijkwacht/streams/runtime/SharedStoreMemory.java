package nl.dijkwacht.streams.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all stores of a process one memory. By itself each would take up to 98 MiB, and there is
 * one for each partition, store and segment of a window: several hundred. Made by Kafka Streams
 * through its class name; thread-safe.
 */
public final class SharedStoreMemory implements RocksDBConfigSetter {

  /** Of all that is kept of the stores in memory, what was read and what is to be written. */
  private static final long TOTAL_BYTES = 256L << 20;

  /** A part of it, so that a burst of writes does not push out all that is read. */
  private static final long WRITE_BYTES = 96L << 20;

  /** Indexes and filters are needed for each lookup and go last. */
  private static final double INDEX_SHARE = 0.2;

  private static final long BLOCK_BYTES = 4L << 10;

  /** What one store gathers before it writes; most are small. */
  private static final long STORE_BYTES = 4L << 20;

  private static final int STORE_BUFFERS = 2;

  static {
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(TOTAL_BYTES, -1, false, INDEX_SHARE);
  private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setBlockSize(BLOCK_BYTES);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITES);
    options.setWriteBufferSize(STORE_BYTES);
    options.setMaxWriteBufferNumber(STORE_BUFFERS);
  }

  /** Cache and buffers belong to all stores, and stay. */
  @Override
  public void close(String storeName, Options options) {}
}
