package io.github.grposuite.datasets.synthetic;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.theory.*;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
class ScratchTest {
  @Test void go() throws Exception {
    for (double beta : new double[] {1, 0.1})
    for (double radius : new double[] {1, 2, 3, 5, 10, 20, 100, 1000}) {
      double mx=0, mn=1e9, w=0; double[] al=null; double v=0; LossBounds lb=null; MirrorDescent md=null; long time=0;
      for (long seed = 2021; seed <= 2040; seed++) {
        var data = new SyntheticGenerator(WorldSettings.world()).generate(seed);
        PreferenceLoss loss = beta == 1 ? new PreferenceLoss.Dpo(1) : new PreferenceLoss.Ipo(0.1);
        long t0=System.nanoTime();
        SaddlePoint p = new SaddleProblem(data.train(), loss, radius).solve();
        time += System.nanoTime()-t0;
        double n=0; for (double x : p.theta()) n+=x*x; n=Math.sqrt(n);
        mx=Math.max(mx,n); mn=Math.min(mn,n); w=Math.max(w,p.width()); al=p.alpha(); v=p.upper();
        lb=LossBounds.of(data.train(), loss, radius); md=MirrorDescent.algorithmOne(lb, radius, data.train().sizes());
      }
      System.out.printf("%s B=%s norm %.4f..%.4f width %.1e alpha %s value %.5f %s eta_t %.3g/sqrtT eta_a %.3g bound %.1f printed %.1f  (T=1) time %d us%n", beta==1?"dpo":"ipo", radius, mn, mx, w, Arrays.toString(al), v, lb, md.etaTheta(1), md.etaAlpha(1), md.bound(1), md.printedBound(1), time/20000);
    }
  }
}
