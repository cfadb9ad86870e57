package org.adjoint.cli.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.program.Port;
import org.jspecify.annotations.Nullable;

/** Draws an input that is shaped as an image: one path for each of its shades. */
final class Picture {
  private static final int LEAST_SIDE = 8;
  private static final int MOST_SIDE = 64;
  private static final int SHADES = 16;

  private final int height;
  private final int width;
  private final int channels;

  private Picture(int height, int width, int channels) {
    this.height = height;
    this.width = width;
    this.channels = channels;
  }

  /** The picture of a row, or null if the input has not the shape of one. */
  static @Nullable String of(Port port, Object values) {
    Picture shape = shape(port.rowShape());
    return shape != null && values instanceof float[] numbers ? shape.draw(numbers) : null;
  }

  private static @Nullable Picture shape(List<Integer> shape) {
    if (shape.isEmpty() || shape.size() > 3) {
      return null;
    }
    int height = shape.size() == 1 ? (int) Math.sqrt(shape.get(0)) : shape.get(0);
    int width = shape.size() == 1 ? height : shape.get(1);
    if (shape.size() == 1 && height * width != shape.get(0)) {
      return null;
    }
    Picture picture = new Picture(height, width, shape.size() == 3 ? shape.get(2) : 1);
    return picture.isDrawable() ? picture : null;
  }

  private boolean isDrawable() {
    int least = Math.min(height, width);
    int most = Math.max(height, width);
    return least >= LEAST_SIDE && most <= MOST_SIDE && (channels == 1 || channels == 3);
  }

  private String draw(float[] values) {
    Map<String, StringBuilder> paths = new LinkedHashMap<>();
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    for (int y = 0; y < height; y++) {
      int x = 0;
      while (x < width) {
        int begin = x;
        String colour = colour(values, y * width + x, least, most);
        while (x < width && colour.equals(colour(values, y * width + x, least, most))) {
          x++;
        }
        StringBuilder path = paths.computeIfAbsent(colour, shade -> new StringBuilder());
        path.append('M').append(begin).append(' ').append(y).append('h').append(x - begin);
        path.append("v1h-").append(x - begin).append('z');
      }
    }
    StringBuilder text = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    text.append("class=\"picture\" shape-rendering=\"crispEdges\" viewBox=\"0 0 ");
    text.append(width).append(' ').append(height).append("\">");
    paths.forEach(
        (colour, path) ->
            text.append("<path fill=\"#")
                .append(colour)
                .append("\" d=\"")
                .append(path)
                .append("\"/>"));
    return text.append("</svg>").toString();
  }

  private String colour(float[] values, int pixel, float least, float most) {
    StringBuilder colour = new StringBuilder(3);
    for (int i = 0; i < 3; i++) {
      float value = values[pixel * channels + (channels == 1 ? 0 : i)];
      float share = most > least ? (value - least) / (most - least) : 0;
      colour.append(Integer.toHexString(Math.min(SHADES - 1, Math.max(0, (int) (share * SHADES)))));
    }
    return colour.toString();
  }
}
