package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.FlockException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorLayoutTest {
    @Test
    void tensors_standInNameOrder_whateverOrderTheyWereGivenIn() {
        TensorLayout layout = TensorLayout.of(List.of(tensor("b_bias", 3), tensor("a_weight", 3, 2)));

        assertThat(layout.tensors()).extracting(TensorSpec::name).containsExactly("a_weight", "b_bias");
        assertThat(layout.offset(1)).isEqualTo(6);
        assertThat(layout.elements()).isEqualTo(9);
        assertThat(layout.bytes()).isEqualTo(36);
    }

    @Test
    void tensor_isFoundByName_andAnUnknownNameIsNot() {
        TensorLayout layout = TensorLayout.of(List.of(tensor("a", 1), tensor("b", 1), tensor("c", 1)));

        assertThat(layout.indexOf("c")).hasValue(2);
        assertThat(layout.indexOf("bb")).isEmpty();
    }

    @Test
    void sameNameTwice_isRefused() {
        assertThatThrownBy(() -> TensorLayout.of(List.of(tensor("a", 1), tensor("a", 2))))
                .isInstanceOf(FlockException.class)
                .hasMessageContaining("two tensors are called 'a'");
    }

    @Test
    void noTensor_isRefused() {
        assertThatThrownBy(() -> TensorLayout.of(List.of())).hasMessageStartingWith("MODEL_INVALID|");
    }

    @Test
    void moreValuesThanAllowed_areRefused_withoutOverflow() {
        assertThatThrownBy(() -> tensor("a", 1 << 30, 1 << 30)).hasMessageContaining("more than 536870912 values");
        assertThatThrownBy(() -> TensorLayout.of(List.of(tensor("a", 1 << 29), tensor("b", 1 << 29))))
                .hasMessageContaining("a model of 1073741824 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_a", "a b", "a|b", "ä", "a\u0000"})
    void nameOutsideTheGrammar_isRefused(String name) {
        assertThatThrownBy(() -> tensor(name, 1)).hasMessageContaining("name is not of the form");
    }

    @Test
    void fanIn_isTheProductOfAllDimensionsButTheFirst() {
        assertThat(tensor("conv", 16, 3, 5, 5).fanIn()).isEqualTo(75);
    }

    private static TensorSpec tensor(String name, Integer... shape) {
        return new TensorSpec(name, List.of(shape), Fill.ZERO);
    }
}
