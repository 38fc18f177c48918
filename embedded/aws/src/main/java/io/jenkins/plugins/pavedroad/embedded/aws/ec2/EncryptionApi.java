package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;

/** Whether and with which key volumes of a region are encrypted when nobody says so. */
final class EncryptionApi {
    void register(Ec2Api api) {
        api.on("GetEbsEncryptionByDefault", EncryptionApi::encryption)
                .on("EnableEbsEncryptionByDefault", (region, in, out) -> set(region, true, in, out))
                .on("DisableEbsEncryptionByDefault", (region, in, out) -> set(region, false, in, out))
                .on("GetEbsDefaultKmsKeyId", EncryptionApi::key)
                .on("ModifyEbsDefaultKmsKeyId", (region, in, out) -> choose(region, in.required("KmsKeyId"), in, out))
                .on("ResetEbsDefaultKmsKeyId", (region, in, out) -> choose(region, null, in, out));
    }

    private static void encryption(Ec2Region region, Parameters in, Xml out) {
        out.leaf("ebsEncryptionByDefault", region.keys.encryptionByDefault);
    }

    private static void set(Ec2Region region, boolean on, Parameters in, Xml out) {
        region.keys.encryptionByDefault = on;
        encryption(region, in, out);
    }

    private static void key(Ec2Region region, Parameters in, Xml out) {
        out.leaf("kmsKeyId", region.keys.defaultName());
    }

    private static void choose(Ec2Region region, String key, Parameters in, Xml out) {
        region.keys.choose(key);
        key(region, in, out);
    }
}
