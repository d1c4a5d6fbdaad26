package sc.fiji.superres.architecture;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A method is called or handed on by the classes under test, or others call it by its name or its supertype. */
final class BeCalled extends ArchCondition<JavaMethod> {

	BeCalled() {
		super("be called by something else than a test");
	}

	@Override
	public void check(final JavaMethod method, final ConditionEvents events) {
		final boolean called = !method.getAccessesToSelf().isEmpty() || !method.getReferencesToSelf().isEmpty();
		if (called || isMadeByTheCompiler(method) || isForOthers(method) || overrides(method)) return;
		events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is called by nobody"));
	}

	private static boolean isMadeByTheCompiler(final JavaMethod method) {
		final JavaClass owner = method.getOwner();
		final boolean accessor = owner.isRecord() && owner.tryGetField(method.getName()).isPresent();
		final boolean ofAnEnum = owner.isEnum() && List.of("values", "valueOf").contains(method.getName());
		return accessor || ofAnEnum || method.getModifiers().contains(JavaModifier.SYNTHETIC);
	}

	private static boolean isForOthers(final JavaMethod method) {
		final String owner = method.getOwner().getSimpleName();
		return method.getName().equals("main") || Exceptions.CALLED_BY_OTHERS.contains(owner) ||
			Exceptions.CALLED_BY_OTHERS.contains(owner + "." + method.getName());
	}

	/** Parameters are counted only: a supertype may name them by type variables. */
	private static boolean overrides(final JavaMethod method) {
		final List<JavaClass> supertypes = new ArrayList<>(method.getOwner().getAllRawSuperclasses());
		supertypes.addAll(method.getOwner().getAllRawInterfaces());
		return supertypes.stream().flatMap(type -> type.getMethods().stream()).anyMatch(other -> isLike(other, method));
	}

	private static boolean isLike(final JavaMethod one, final JavaMethod other) {
		return one.getName().equals(other.getName()) && one.getRawParameterTypes().size() == other
			.getRawParameterTypes().size();
	}
}
