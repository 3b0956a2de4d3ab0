package nl.dijkwacht.app.commands.cases;

import nl.dijkwacht.app.commands.options.EnumLabel;
import nl.dijkwacht.core.cases.Answer;
import picocli.CommandLine.ITypeConverter;

/** Reads an answer. */
final class AnswerConverter implements ITypeConverter<Answer> {

  @Override
  public Answer convert(String text) {
    return EnumLabel.read(Answer.class, text);
  }
}
