package org.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Node;
import org.adjoint.compiler.plan.Plan;

/** Writes the class of the arrays that each worker has for itself. */
final class LocalClass {
  /** The floats of a padded tile: its most rows, of one vector. */
  private static final int PADDED_TILE = 14 * 16;

  private LocalClass() {}

  static TypeSpec.Builder of(Plan plan, Target target) {
    int partials =
        Math.max(PADDED_TILE, Reduce.PARTIALS * Math.max(target.lanes(), 1) * mostReductions(plan));
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Local")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    CodeBlock.Builder body = CodeBlock.builder();
    array(type, body, "float", "partials", Integer.toString(partials));
    array(type, body, "double", "partials64", Integer.toString(partials));
    array(type, body, "int", "partialsInt", Integer.toString(partials));
    array(type, body, "float", "scratch", scratch(plan, ElementType.FLOAT32));
    array(type, body, "double", "scratch64", scratch(plan, ElementType.FLOAT64));
    array(type, body, "int", "scratchInt", scratch(plan, ElementType.INT32));
    if (target.isVector()) {
      array(type, body, "float", "panel", largest(panels(plan, target)));
    } else {
      panelRows(type, body, plan);
    }
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addParameter(TypeName.INT, "rows");
    plan.model()
        .symbols()
        .forEach(symbol -> constructor.addParameter(TypeName.INT, Indices.symbol(symbol)));
    return type.addMethod(constructor.addCode(body.build()).build());
  }

  private static void array(
      TypeSpec.Builder type, CodeBlock.Builder body, String element, String name, String size) {
    type.addField(
        FieldSpec.builder(Declarations.type(element + "[]"), name, Modifier.FINAL).build());
    body.addStatement("this.$L = new $L[$L]", name, element, size);
  }

  private static String scratch(Plan plan, ElementType element) {
    return Long.toString(plan.scratch().getOrDefault(element, 0L));
  }

  /** A size as a long expression over the symbols. */
  static String size(Dimension dimension) {
    return dimension.isConstant()
        ? dimension.constant() + "L"
        : "1L * " + Indices.extent(dimension);
  }

  private static String largest(Set<Dimension> sizes) {
    String text = "0";
    for (Dimension size : sizes) {
      text =
          text.equals("0") && size.isNeverNegative()
              ? Indices.extent(size)
              : "Math.max(" + text + ", " + Indices.extent(size) + ")";
    }
    return text;
  }

  private static List<Kernel.Contract> contracts(Plan plan) {
    List<Kernel.Contract> all = new ArrayList<>();
    for (Plan.PlannedFunction function : plan.functions()) {
      for (Kernel kernel : function.allKernels()) {
        if (kernel instanceof Kernel.Contract contract
            && contract.element() == ElementType.FLOAT32) {
          all.add(contract);
        }
      }
    }
    return all;
  }

  private static Set<Dimension> panels(Plan plan, Target target) {
    Set<Dimension> sizes = new LinkedHashSet<>();
    for (Kernel.Contract contract : contracts(plan)) {
      Dimension size = Dimension.of(2L * target.lanes());
      for (Kernel.Axis axis : contract.summed()) {
        size = size.times(axis.extent());
      }
      sizes.add(size);
    }
    return sizes;
  }

  /**
   * The panel of plain Java, and its tables: no larger than the largest product needs, and large
   * enough for the rows of any flat loop.
   */
  private static void panelRows(TypeSpec.Builder type, CodeBlock.Builder body, Plan plan) {
    Set<Dimension> widths = new LinkedHashSet<>();
    Set<Dimension> depths = new LinkedHashSet<>();
    widths.add(Dimension.of(StagedLoop.WIDTH));
    depths.add(Dimension.of(Math.max(StagedLoop.MOST_ROWS, ColumnSums.ROWS)));
    for (Kernel.Contract contract : contracts(plan)) {
      widths.add(PanelSides.product(PanelSides.rows(contract)));
      widths.add(PanelSides.product(PanelSides.columns(contract)));
      depths.add(PanelSides.product(contract.summed()));
    }
    body.addStatement("int depth = Math.min($L, $L)", PortablePanel.DEPTH, largest(depths));
    body.addStatement("int width = Math.min($L, $L)", PortablePanel.WIDTH, largest(widths));
    array(type, body, "int", "wideSteps", "depth");
    array(type, body, "int", "tallSteps", "depth");
    array(type, body, "int", "starts", "width");
    array(type, body, "int", "places", "width");
    type.addField(Declarations.type("float[][]"), "panelRows", Modifier.FINAL);
    body.addStatement("this.panelRows = new float[depth + $L][width]", PortableTile.ROWS);
  }

  private static int mostReductions(Plan plan) {
    int most = 1;
    for (Plan.PlannedFunction function : plan.functions()) {
      for (Kernel kernel : function.allKernels()) {
        if (kernel instanceof Kernel.Nest nest) {
          most = Math.max(most, most(nest.body()));
        }
      }
    }
    return most;
  }

  private static int most(List<Node> nodes) {
    int most = 0;
    for (Node node : nodes) {
      if (node instanceof Node.For loop) {
        most = Math.max(most, Math.max(loop.reductions().size(), most(loop.body())));
      }
    }
    return most;
  }
}
