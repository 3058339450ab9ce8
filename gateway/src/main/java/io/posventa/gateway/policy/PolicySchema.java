package io.posventa.gateway.policy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Holds policy documents to the published JSON Schema. */
@ApplicationScoped
class PolicySchema {
  private static final int MOST_ERRORS = 50;
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private final Schema schema;

  PolicySchema() {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Packaged.text("policy.schema.json"), InputFormat.JSON);
  }

  /**
   * Refuses a document that does not fit.
   *
   * @throws Refusal 422 with a pointer to each fault
   */
  void check(String pointer, String document) {
    List<FieldError> errors =
        schema.validate(document, InputFormat.JSON).stream()
            .map(error -> fault(pointer, error))
            .distinct()
            .sorted(Comparator.comparing(error -> String.valueOf(error.pointer())))
            .limit(MOST_ERRORS)
            .toList();
    if (!errors.isEmpty()) {
      throw new Refusal(
          PolicyProblem.INVALID_POLICY,
          errors.size() == 1
              ? "1 fault in the document."
              : errors.size() + " faults in the document.",
          errors);
    }
  }

  private static FieldError fault(String pointer, Error error) {
    String place = pointer + error.getInstanceLocation();
    String property = error.getProperty();
    if (property != null) {
      place += "/" + property.replace("~", "~0").replace("/", "~1");
    }
    String code = HUMP.matcher(error.getKeyword()).replaceAll("_").toLowerCase(Locale.ROOT);
    return FieldError.at(place, code, error.getMessage());
  }
}
