package nl.dijkwacht.registers;

import java.util.function.Supplier;

/**
 * The lookup of assets by what is known now. One for all threads of a stage, since the lookup is
 * made anew when registers or discovered assets are others. Thread-safe.
 */
public final class CurrentAssets implements Supplier<AssetLookup> {

  private final Supplier<Registers> registers;
  private final DiscoveredAssets discovered;
  private volatile State state;

  /** A lookup and what it was made of. */
  private record State(Registers registers, long version, AssetLookup lookup) {}

  /**
   * @param registers in effect; asked at each call, so its answer must cost nothing
   */
  public CurrentAssets(Supplier<Registers> registers, DiscoveredAssets discovered) {
    this.registers = registers;
    this.discovered = discovered;
    this.state = make(registers.get(), discovered.version());
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // It is asked for each event.
  public AssetLookup get() {
    State now = state;
    Registers inEffect = registers.get();
    long version = discovered.version();
    if (now.registers() != inEffect || now.version() != version) {
      now = make(inEffect, version);
      state = now;
    }
    return now.lookup();
  }

  private State make(Registers inEffect, long version) {
    return new State(inEffect, version, inEffect.assets(discovered));
  }

  /** Entries of the register and discovered assets together. */
  public int count() {
    return registers.get().assets().size() + discovered.count();
  }
}
