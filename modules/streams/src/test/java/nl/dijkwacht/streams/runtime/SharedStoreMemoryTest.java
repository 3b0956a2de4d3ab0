package nl.dijkwacht.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class SharedStoreMemoryTest {

  @TempDir Path folder;

  /** Closing one store must not take the memory from under the others. */
  @Test
  void aStoreWorksOnWhenAnotherIsClosed() throws RocksDBException {
    SharedStoreMemory memory = new SharedStoreMemory();
    byte[] key = "key".getBytes(StandardCharsets.UTF_8);
    try (Options one = new Options().setCreateIfMissing(true);
        Options other = new Options().setCreateIfMissing(true)) {
      one.setTableFormatConfig(new BlockBasedTableConfig());
      other.setTableFormatConfig(new BlockBasedTableConfig());
      memory.setConfig("one", one, Map.of());
      memory.setConfig("other", other, Map.of());
      try (RocksDB open = RocksDB.open(other, folder.resolve("other").toString())) {
        RocksDB.open(one, folder.resolve("one").toString()).close();
        memory.close("one", one);
        open.put(key, key);

        assertThat(open.get(key)).isEqualTo(key);
      }
    }
  }

  @Test
  void oneStoreTakesLittleByItself() {
    try (Options options = new Options()) {
      options.setTableFormatConfig(new BlockBasedTableConfig());
      new SharedStoreMemory().setConfig("any", options, Map.of());

      assertThat(options.writeBufferSize() * options.maxWriteBufferNumber())
          .isLessThanOrEqualTo(8 << 20);
    }
  }
}
