package com.acme;

import com.acme.flowers.Height;
import java.nio.file.Path;

/** Uses a class that is generated. */
public final class Use {
  private Use() {}

  /** How tall a flower grows. */
  public static float height(Path weights, float light, float water) {
    return Height.load(weights).predict(new float[] {light, water});
  }
}
