package io.github.grposuite.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FigureDataTest {
  private static final String HEADER = "panel,kind,series,label,x,x_low,x_high,y,y_low,y_high,mark";

  @Test
  void everyKindHasItsRows() {
    String csv = FigureData.csv(new Figure("all", "", PanelFixture.all()));

    assertThat(csv).startsWith(HEADER + "\n1,title,,losses,,,,,,,\n").endsWith("\n");
    assertThat(csv.lines())
        .contains(
            "1,line,β and η_θ,,1.0,,,0.5,,,",
            "1,trace,seed 2,,2.0,,,3.0,,,",
            "2,area,Japan,,1.0,,,0.25,,,",
            "3,path,GR-IPO,India,1.0,,,,,,",
            "4,bar,IS-DPO,young,,,,1.0,0.9,1.1,",
            "4,bar,IS-DPO,old,,,,,,,",
            "5,bar,,χ = 0.5,,,,0.25,0.24,0.26,",
            "6,cell,0.01,0.5,,,,0.4,0.38,0.42000000000000004,best",
            "6,cell,0.1,0.5,,,,,,,",
            "7,point,,χ = 0,1.0,0.9,1.1,2.0,,,front",
            "7,point,,χ = 5,2.0,1.9,2.1,2.0,1.9,2.1,",
            "8,reference,,,,,,0.0,,,",
            "8,estimate,,β = 1,,,,0.1,-0.1,1.0,p = 0.01",
            "9,rank,,best,,,,1.25,,,",
            "9,critical difference,,,,,,1.5,,,",
            "9,clique,1,best; middle,,,,,1.25,2.0,");
    assertThat(csv.lines().map(line -> line.split(",", -1).length).distinct()).containsExactly(11);
  }

  @Test
  void namedPositionsAreLabelled() {
    Line line = PanelFixture.line("a, \"b\"", PanelFixture.FIRST, 1, Double.POSITIVE_INFINITY);
    Panel panel = new Panel.Lines("", "χ", "y", List.of(line)).withTicks(List.of("0.5", "1"));

    assertThat(FigureData.csv(PanelFixture.figure("a", panel)).lines().skip(2))
        .containsExactly(
            "1,line,\"a, \"\"b\"\"\",0.5,0.0,,,1.0,,,",
            "1,line,\"a, \"\"b\"\"\",1,1.0,,,Infinity,,,");
  }

  @Test
  void sameBytesOnManyThreads() {
    Figure figure = new Figure("all", "", PanelFixture.all());
    assertThat(Stream.generate(() -> figure).limit(8).parallel().map(FigureData::csv).distinct())
        .hasSize(1);
  }
}
