package nl.dijkwacht.streams.drift;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.registers.Registers;

/** Makes a new judge whenever controls or registers were exchanged. For one task. */
final class Judges {

  private final Supplier<ControlSet> controls;
  private final Supplier<Registers> registers;
  private final BiFunction<ControlSet, Registers, Judge> make;
  private ControlSet controlsNow;
  private Registers registersNow;
  private Judge judge;

  Judges(
      Supplier<ControlSet> controls,
      Supplier<Registers> registers,
      BiFunction<ControlSet, Registers, Judge> make) {
    this.controls = controls;
    this.registers = registers;
    this.make = make;
    this.controlsNow = controls.get();
    this.registersNow = registers.get();
    this.judge = make.apply(controlsNow, registersNow);
  }

  /** The judge in effect; asked before each record. */
  @SuppressWarnings("ReferenceEquality") // Holding all of them against each other would cost more.
  Judge now() {
    ControlSet newControls = controls.get();
    Registers newRegisters = registers.get();
    if (newControls != controlsNow || newRegisters != registersNow) {
      controlsNow = newControls;
      registersNow = newRegisters;
      judge = make.apply(newControls, newRegisters);
    }
    return judge;
  }
}
