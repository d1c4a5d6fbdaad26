package sc.fiji.superres.architecture.wrong.cellar;

import java.awt.Color;

import ij.IJ;

import sc.fiji.superres.architecture.wrong.attic.High;

/** Does all that a class of the core must not do. */
public final class Low {

	public static void greet() {
		IJ.log(High.name());
		System.out.println(Color.RED);
	}
}
