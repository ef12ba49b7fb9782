package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WebModulesTest {

  @Test
  void turnsModulesIntoFunctionsThatReturnTheirExports() {
    String script =
        new WebModules()
            .add("core", "const a=1,b=2;export{a as One,b};\n")
            .add(
                "top",
                "/* first */\nimport{One as x,b}from\"./core.js\";export{One as Uno}from\"./core.js\";"
                    + "const sum = x + b;\nexport { sum };")
            .script();

    assertThat(script)
        .isEqualTo(
            """
            const modules = {};
            modules['core'] = (() => {
            const a=1,b=2;
            return {One: a, b: b};
            })();
            modules['top'] = (() => {
            /* first */
            const {One: x, b: b} = modules['core'];const sum = x + b;

            return {Uno: modules['core'].One, sum: sum};
            })();
            """);
  }

  @Test
  void letsNoTextEndTheElementThatItStandsIn() {
    assertThat(new WebModules().add("a", "const t='</script><!--';export{t};").script())
        .contains("'<\\/script><\\!--'")
        .doesNotContain("</script", "<!--");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebModules().add("odd", "export default 5;\n"))
        .withMessage("module odd imports or exports in another way");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new WebModules().add("odd", "import * as all from 'x';\nexport { all };\n"))
        .withMessage("module odd imports or exports in another way");
  }

  @Test
  void holdsTheWholeLibraryAndItsLicence() {
    String script = ModelViewer.script();

    assertThat(script.length()).isBetween(800_000, 1_100_000);
    assertThat(script)
        .contains("The MIT License", "modules['OrbitControls']", "worldmillViewer")
        .doesNotContain("</script", "<!--");
  }
}
