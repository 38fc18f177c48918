/**
 * {@code bakeAmi}: from packages to a machine image, the same in every region, made once for the same content; and the
 * steps that look after images.
 *
 * <p>A bake begins at {@link io.jenkins.plugins.pavedroad.bake.BakeAmiStep} or {@code BakeAmiBuilder}; {@code BakeProcedure}
 * hands its phases to {@code Preparation} and {@code Search} (is it there already?), {@code BuilderLaunch} and {@code
 * BuilderWatch} (the instance; what it runs is {@code builder.sh}), {@code ImageMaking}, {@code ImageCopies} and {@code
 * ImageSharing}, and {@code Cleaning}. {@code BakeKey} says what makes two images the same. {@code FindImage…} looks,
 * {@code ImageChange…} is the operation behind {@code PromoteImageStep} and {@code DeprecateImageStep}.
 */
package io.jenkins.plugins.pavedroad.bake;
